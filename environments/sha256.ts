/** The SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  // Loaded when it is first asked for: that takes longer than to load half of the package.
  return process.getBuiltinModule('node:crypto').hash('sha256', text)
}
