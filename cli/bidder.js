#!/usr/bin/env -S node --max-semi-space-size=8
// Plain JavaScript, so that the cache is on before the first TypeScript is read: reading it is most of what a short
// command costs, and Node keeps what has been read between runs.
import { enableCompileCache } from 'node:module'

enableCompileCache()
await import('./main.ts')
