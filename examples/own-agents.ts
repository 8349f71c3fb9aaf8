// Four players of one's own sit down at Kuhn poker: a function, a chat model of LangChain's, a graph of LangGraph's and a
// program behind HTTP. All of them stand in for real ones here, so that this runs offline.
// Run it with: npx node examples/own-agents.ts
import { createServer } from 'node:http'
import { FakeListChatModel } from '@langchain/core/utils/testing'
import { Annotation, END, START, StateGraph } from '@langchain/langgraph'
// In a project of your own: from 'bidder' and 'bidder/environments'.
import { type KuhnView, kuhn } from '../environments/index.ts'
import { guestOf, runTournament } from '../index.ts'

const { words } = kuhn()

// A function from the view to an action is enough.
const rule = guestOf<KuhnView>('my-rule', ({ card, actions }) =>
  card === 'K' && actions.includes('raise')
    ? 'raise'
    : card === 'J' && actions.includes('fold')
      ? 'fold'
      : 'call',
)

// A chat model is asked in the game's words. Any other of LangChain's goes here: new ChatOpenAI({ model: ... }).
const model = new FakeListChatModel({ responses: ['call', 'I would raise', 'raise'] })
const chat = guestOf<KuhnView>('my-chat', async (view, { actions, signal, rejection }) => {
  const question = [words.view(view), `Answer with one word: ${actions.join(', ')}.`, rejection ?? ''].join(
    '\n',
  )
  const { text } = await model.invoke(question, { signal })
  return text.trim()
})

// A graph: one node values the card, the next decides. Its nodes may ask models, tools, or people.
const Thought = Annotation.Root({
  view: Annotation<KuhnView>,
  worth: Annotation<number>,
  action: Annotation<string>,
})
const graph = new StateGraph(Thought)
  .addNode('value', ({ view }) => ({ worth: ['J', 'Q', 'K'].indexOf(view.card) }))
  .addNode('decide', ({ worth, view }) => ({
    action:
      worth === 2 && view.actions.includes('raise')
        ? 'raise'
        : worth === 0
          ? (view.actions[0] ?? 'call')
          : 'call',
  }))
  .addEdge(START, 'value')
  .addEdge('value', 'decide')
  .addEdge('decide', END)
  .compile()
const graphed = guestOf<KuhnView>(
  'my-graph',
  async (view, { signal }) => (await graph.invoke({ view }, { signal })).action,
)

// A program in any language behind HTTP: it is sent the view and the legal actions, and answers with one of them.
const server = createServer(async (request, response) => {
  const sent: Buffer[] = []
  for await (const part of request) sent.push(part)
  const { actions } = JSON.parse(Buffer.concat(sent).toString())
  response.end(JSON.stringify(actions.at(-1)))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}/decide`
const remote = guestOf<KuhnView>('my-server', async (view, { actions, signal }) => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ view, actions }), signal })
  return JSON.parse(await response.text())
})

const guests = [rule, chat, graphed, remote]
const agents = ['bidder', ...guests.map(({ name }) => name)]
const { standings, faults } = await runTournament({ game: 'kuhn', agents, deals: 10, match: 10 }, { guests })
server.close()
for (const { rank, agent, mean } of standings) console.log(`${rank}  ${agent}  ${mean.toFixed(2)} chips/hand`)
for (const { agent, illegal } of faults)
  if (illegal > 0) console.log(`${agent}: ${illegal} answers were no action`)
