import { CommanderError } from 'commander'
import { BidderError } from '../environments/errors.ts'
import { program, spelledOut } from './program.ts'

/**
 * Runs a command line, and sets the exit status: 0 well, 1 a defect, 2 bad input, 3 a gate not met, 130 interrupted.
 * @param words what follows `bidder`
 */
export async function run(words: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(spelledOut(words), { from: 'user' })
  } catch (error) {
    // Commander has already printed what it says.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error instanceof BidderError) {
      console.error(`error: ${error.message.replace(/\s*\n\s*/g, ' ')}`)
      process.exitCode = 2
    } else {
      console.error('error: this is a defect of the program:', error)
      process.exitCode = 1
    }
  }
}
