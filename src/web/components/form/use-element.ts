import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { localeContextKey } from 'element-plus/es/hooks/use-locale/index.mjs'
import zhCn from 'element-plus/es/locale/lang/zh-cn.mjs'
import { provide, shallowRef } from 'vue'

/** Element Plus in Chinese, for everything below the component that calls it. */
export function speakChinese(): void {
  dayjs.locale('zh-cn')
  provide(localeContextKey, shallowRef(zhCn))
}
