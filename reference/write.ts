/** Writes the reference of the library to `docs/api/`: `npm run api`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFaces } from './faces.ts'
import { referencePages } from './pages.ts'

const folder = join(import.meta.dirname, '../docs/api')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const [name, text] of referencePages(readFaces())) writeFileSync(join(folder, name), text)
