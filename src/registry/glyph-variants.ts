/**
 * Other forms of a character that the conversion of traditional to simplified leaves as they are: old
 * and Japanese forms and the variants that 第一批异体字整理表 abolished. Only forms of one and the same
 * character stand here. 喆/哲, 堃/坤, 淼/渺, 犇/奔, 龢/和, 邨/村 do not: since 通用规范汉字表 (2013) they
 * are characters of their own in names; whoever confuses them is found by the sound.
 */
export const glyphVariants: ReadonlyMap<string, string> = new Map(
  [
    '髙高 冨富 呉吴 戸户 煕熙 凞熙 栢柏 栁柳 珎珍 寳宝 寚宝 彊强 濬浚 煇辉 逈迥 菴庵 翺翱 竒奇',
    '鑒鉴 桒桑 蔴麻 鉄铁 嶋岛 﨑崎 琹琴 青靑 繡绣 銹锈 剱剑 劒剑 硏研 蘓苏 鷄鸡 羣群 峯峰 祕秘',
    '淸清 郞郎 晧皓 暠皓 曡叠 槑梅 楳梅 檾苘 畧略 畱留 皁皂 眎视 碁棋 棊棋 秌秋 穐秋 笋筍 緜绵',
    '缐线 罇樽 舘馆 舩船 艸草 莭节 菓果 葠参 蓡参 薀蕴 虵蛇 蠏蟹 裵裴 襃褒 覩睹 谿溪 豔艳 賔宾',
    '賛赞 贇赟 躭耽 迯逃 遯遁 邉边 鄕乡 酧酬 銕铁 鎌镰 鑪炉 閙闹 隣邻 霛灵 靁雷 韮韭 頴颖',
    '颕颖 飃飘 騐验 髩鬓 鬭斗 鴈雁 鵰雕 麤粗 齶腭 㑺俊 儁俊 勗勖 厪勤 喦岩 嵒岩 壻婿 姉姊',
    '嫺娴 嫻娴 孃娘 宷审 寔实 寗宁 崐昆 崑昆 崘仑 崙仑 嵗岁 帋纸 幹干 廵巡 廼乃 弍二 恊协',
    '悳德 惪德 慙惭 懽欢 抝拗 捄救 敎教 斅学 旾春 昬昏 晣晰 晳皙 暎映 曏向 朙明 枏楠 柟楠',
    '桮杯 梹槟 槀槁 樑梁 欵款 氷冰 汎泛 泝溯 洩泄 淛浙 湻淳 湼涅 滙汇 潨潀 灋法 烟菸',
    '焫爇 煖暖 燄焰 燿耀 犂犁 猨猿 瑠琉 璢琉 瑯琅 璿璇 璚琼 瓌瑰 甎砖 疎疏 発发',
  ]
    .join(' ')
    .split(' ')
    .flatMap((pair) => {
      const [variant, usual] = [...pair]
      return variant && usual ? [[variant, usual] as const] : []
    }),
)
