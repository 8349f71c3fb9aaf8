import { expect, test } from 'vitest'
import { html, table } from '../../../tournaments/report/html.ts'

const HOSTILE = `</td><script>alert('x')</script>" onload="alert(1)`

test('what is put into markup is text, in elements and in attributes', () => {
  const { text } = html`<p title="${HOSTILE}">${[HOSTILE, 5, html`<b>bold</b>`, undefined]}</p>`
  expect(text).not.toContain('<script>')
  expect(text.match(/"/g)).toHaveLength(2)
  expect(text).toContain('5<b>bold</b></p>')
})

test('a table names its rows by their first cell', () => {
  const { text } = table('Who & what', ['Agent', 'Mean'], [[HOSTILE, 3]])
  expect(text).toContain('<caption>Who &amp; what</caption>')
  expect(text).toMatch(/<th scope="row">&lt;\/td&gt;.*<\/th><td>3<\/td>/)
})
