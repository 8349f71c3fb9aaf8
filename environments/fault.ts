import type { Fault, FaultKind } from './host.ts'

/** Characters at which a fault's reason is cut. */
const LONGEST_REASON = 300

/** A fault whose reason is one line that any terminal can show. */
export function fault(kind: FaultKind, reason: string): Fault {
  const line = cut(reason, LONGEST_REASON)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  return { kind, reason: line }
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error)
  } catch {
    return 'with an error that cannot be read'
  }
}
