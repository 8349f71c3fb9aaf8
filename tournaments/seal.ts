import { once } from '../environments/once.ts'

/** The last field of a sealed line: the CRC-32 of all that stands before it, in hexadecimal. */
const SEAL = /,"crc":"([0-9a-f]{8})"\}$/

/** Loaded by the first line, not by whoever imports the package. */
const zlib = once(() => process.getBuiltinModule('node:zlib'))

const checksum = (text: string): string => zlib().crc32(text).toString(16).padStart(8, '0')

/**
 * An object as a line of JSON that tells when it is damaged: its last field is a checksum of the others.
 * @param value an object of one field or more, none of them called `crc`
 */
export function sealed(value: object): string {
  const open = JSON.stringify(value).slice(0, -1)
  return `${open},"crc":"${checksum(open)}"}`
}

/** The object of a sealed line, checksum included; undefined where a byte of it is not as it was written. */
export function unsealed(line: string): unknown {
  const seal = SEAL.exec(line)
  if (seal === null || checksum(line.slice(0, seal.index)) !== seal[1]) return undefined
  return JSON.parse(line)
}
