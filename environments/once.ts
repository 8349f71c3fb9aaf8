/**
 * What is made when it is first asked for, and kept. Schemas are made so, too: to make them all took longer than to
 * load every file of the package, and a program that imports it uses few.
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
