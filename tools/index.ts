// What other agents may ask, plainly, as tools of LangChain, and as a server of the Model Context Protocol.
export { langchainTools } from './langchain.ts'
export { mcpServer } from './mcp.ts'
export type { Tool } from './tool.ts'
export { tools } from './tools.ts'
