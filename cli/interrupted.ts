/** The exit status of a command that was interrupted, as shells expect it. */
export const INTERRUPTED = 130
