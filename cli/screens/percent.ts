/** A chance in four cells: ` 41%`, ` <1%`, `>99%`, `100%`. */
export function percent(chance: number): string {
  const rounded = Math.round(chance * 100)
  if (chance > 0 && rounded < 1) return ' <1%'
  if (chance < 1 && rounded > 99) return '>99%'
  return `${rounded}%`.padStart(4)
}
