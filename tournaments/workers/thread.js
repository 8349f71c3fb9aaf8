// Where every worker thread begins. Plain JavaScript, so that the cache is on before the first TypeScript is read, as in
// the command line: a thread does not share the one of the process, and reading is most of what starting it costs.
import { enableCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'

enableCompileCache()
await import(workerData.module)
