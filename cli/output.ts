import type { SettingField } from '../environments/settings.ts'

/** The one JSON document of a command with `--json`. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2))
}

/** Settings or options, one a line: name=default and what it is. */
export function fieldLines(fields: readonly SettingField[]): string {
  const width = Math.max(...fields.map((field) => `${field.name}=${field.default}`.length))
  return fields
    .map((field) => `  ${`${field.name}=${field.default}`.padEnd(width)}  ${field.summary}`)
    .join('\n')
}

/**
 * Rows as columns of equal width: the first left, the others right, a rule under the head.
 * @param rows all of the head's length
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}
