import { decisionTools } from './decisions.ts'
import { equityTool } from './equity.ts'
import { frontierTool } from './frontier.ts'
import type { Tool } from './tool.ts'

/** All that other agents may ask. */
export const tools: readonly Tool[] = [...decisionTools, equityTool, frontierTool]
