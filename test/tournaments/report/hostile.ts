import type { Guest } from '../../../agents/guest.ts'

/** Markup that runs where it is taken for such. */
export const HOSTILE = `</script><script>document.title='hurt'</script><img src=x onerror="document.title='hurt'">`

/** A negotiator that is called so and says so: it asks for all that there is, and walks away from the third offer. */
export const hostile: Guest = {
  name: HOSTILE,
  remembers: false,
  make: () => ({
    name: HOSTILE,
    decide({ actions }) {
      const offers = actions.filter((action) => Object(action).type === 'propose')
      const action = offers.at(-1) ?? actions.at(-1)
      return Promise.resolve({
        action: JSON.parse(JSON.stringify({ ...Object(action), utterance: HOSTILE })),
        deliberation: { thoughts: HOSTILE },
      })
    },
  }),
}
