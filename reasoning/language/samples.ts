import type { Manner } from './inquiry.ts'
import type { Posed } from './posed.ts'
import type { ModelSettings } from './settings.ts'

/** How freely words are drawn where several answers to one question are wanted, unless the user says otherwise. */
const TEMPERATURE = 0.7

/** One question to be put several times at once, drawn freely. @param label what one of them is called in records */
export function samplesOf<Said, Value>(
  posed: Posed<Said, Value>,
  label: string,
  count: number,
  { temperature = TEMPERATURE, seed }: Pick<ModelSettings, 'temperature' | 'seed'>,
): { readonly posed: Posed<Said, Value>; readonly manner: Manner }[] {
  return Array.from({ length: count }, (_, i) => ({
    posed,
    manner: {
      label: `${label} ${i + 1}`,
      // With one seed for all, all would be the same.
      sampling: { temperature, seed: seed === undefined ? undefined : seed + i },
    },
  }))
}

/** The first value of those that are given most often. @param key equal for values that count as one */
export function plurality<Value>(
  values: readonly [Value, ...Value[]],
  key: (value: Value) => number | string,
): Value {
  const counts = new Map<number | string, number>()
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return values.find((value) => counts.get(key(value)) === most) ?? values[0]
}
