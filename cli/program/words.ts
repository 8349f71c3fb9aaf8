import { type Command, InvalidArgumentError } from 'commander'

/** Adds a command to others. @param usage an example of it */
export function command(bidder: Command, name: string, summary: string, usage: string): Command {
  return bidder.command(name).description(summary).addHelpText('after', example(usage))
}

/** The examples under a command's help. */
export function example(...lines: string[]): string {
  return ['', lines.length === 1 ? 'Example:' : 'Examples:', ...lines.map((line) => `  ${line}`)].join('\n')
}

/** What `--prices` takes. */
export const PRICES = 'JSON: {"provider/model": {"input": USD, "output": USD}} a million tokens'

/** Reads a whole number that is not below the least. */
export function whole(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`It takes a whole number from ${least} on.`)
    return value
  }
}

/** Reads a number from 0 to 1. */
export function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('It takes a number from 0 to 1.')
  return value
}

/** Reads a positive number. */
export function amount(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError('It takes a number above 0.')
  return value
}

/** Adds one `key=value` to the settings read so far. */
export function setting(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It is written key=value.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
