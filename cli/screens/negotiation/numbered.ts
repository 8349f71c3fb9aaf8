/** The number of an offer in one cell: 1 to 9, then a to z. */
export const numbered = (offer: number): string => (offer < 36 ? offer.toString(36) : '+')
