/** What people are found by. */
export type Sought = { identityNumber: string } | { phone: string } | { name: string; alike?: boolean }

/** One box for all: a number with 18 signs is an identity number, other digits are a phone. */
export function soughtIn(text: string, alike = false): Sought | null {
  const told = text.trim()
  if (told === '') return null
  const bare = told.replace(/\s/g, '')
  if (/^\d{15,18}[\dXx]?$/.test(bare)) return { identityNumber: bare }
  if (/^[+\d][\d()-]*$/.test(bare)) return { phone: bare }
  return alike ? { name: told, alike } : { name: told }
}

/** What a resident is looked at for, in the order of how often. */
export const PURPOSES = ['treatment', 'follow_up', 'referral', 'contract', 'contact', 'insurance', 'check', 'other'] as const
export type Purpose = (typeof PURPOSES)[number] | 'emergency'

export interface Reason {
  purpose: Purpose
  words: string
}

const SHORTEST_WORDS = 4
/** Whether a reason says enough; "other" says nothing by itself. */
export const says = (reason: Reason) =>
  reason.purpose !== 'other' || [...reason.words.trim()].length >= SHORTEST_WORDS
