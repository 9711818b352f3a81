const digits = '零一二三四五六七八九'

/** Orders articles as documents print them: 首部, 一, 一（一）, 一（一）2, 一（十）, 二 … 第五条, 第十条. */
export function compareArticles(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1)
    if (difference !== 0) return difference
  }
  return one < other ? -1 : one > other ? 1 : 0
}

// An article without a number stands last, the head of the document and what names none first.
function partsOf(article: string): readonly number[] {
  if (article === '' || article === '首部') return [-1]
  const found = [...article.matchAll(/[零一二三四五六七八九十百]+|\d+/g)].map(([text]) =>
    numberOf(text),
  )
  return found.length > 0 ? found : [Number.MAX_SAFE_INTEGER]
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  let total = 0
  let digit = 0
  for (const character of text) {
    if (character === '十' || character === '百') {
      total += Math.max(digit, 1) * (character === '十' ? 10 : 100)
      digit = 0
    } else digit = digits.indexOf(character)
  }
  return total + digit
}
