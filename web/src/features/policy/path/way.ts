import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type PathForm = Schemas['PathForm']
export type PathAnswered = Schemas['PathAnswered']
export type PathStepShown = Schemas['PathStepShown']
export type PathSaid = Schemas['PathSaid']
export type PathRequest = Schemas['PathRequest']
export type RuleAsk = Schemas['RuleAsk']
export type MoneyStop = Schemas['MoneyStop']

/** More are no way that one looks at; the server says so too. */
export const MOST_STOPS = 12

/** A stop as it is typed; blank is not known. */
export interface StopDraft {
  name: string
  level: string
  care: string
  on: string
  left: string
  referred: string
  referredOn: string
  sameCommunity: string
  designated: string
  sameIllness: string
  paid: string
  answers: Record<string, string>
}
export interface WayDraft {
  insurance: string
  contracted: string
  answers: Record<string, string>
  assumed: Record<string, string>
  stops: StopDraft[]
}

const NO_STOP: StopDraft = { name: '', level: '', care: '', on: '', left: '', referred: '', referredOn: '', sameCommunity: '', designated: '', sameIllness: '', paid: '', answers: {} }
export const stop = (of: Partial<StopDraft> = {}): StopDraft => ({ ...NO_STOP, answers: {}, ...of })
export const way = (of: Partial<WayDraft> = {}): WayDraft => ({ insurance: '', contracted: '', answers: {}, assumed: {}, stops: [stop({ level: 'town' }), stop({ level: 'county', referred: 'true' })], ...of })

/** The usual way of one stay, with days but without anybody: up to the county hospital, and home again. */
export const EXAMPLE: WayDraft = way({
  insurance: 'resident',
  stops: [
    stop({ level: 'town', care: 'inpatient', on: '2023-06-01', left: '2023-06-04', paid: '200' }),
    stop({ level: 'county', care: 'inpatient', on: '2023-06-04', left: '2023-06-12', referred: 'true', referredOn: '2023-06-04', sameCommunity: 'true', designated: 'true' }),
    stop({ level: 'town', care: 'inpatient', on: '2023-06-12', referred: 'true', referredOn: '2023-06-12', sameCommunity: 'true', designated: 'true' }),
  ],
})

const known = (from: Record<string, string>) => Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''))
const yesNo = (text: string) => (text === '' ? undefined : text === 'true')
const text = (value: string) => (value === '' ? undefined : value)

/** What is asked of the server; what a rule of another document asked is left out. */
export function asked(draft: WayDraft, form: PathForm, on: string | undefined): PathRequest {
  const only = (from: Record<string, string>, ids: string[]) => known(Object.fromEntries(Object.entries(from).filter(([id]) => ids.includes(id))))
  const stopAsks = form.stopAsks.map((a) => a.id)
  return {
    on,
    patient: { insurance: text(draft.insurance), contracted: yesNo(draft.contracted), answers: only(draft.answers, form.personAsks.map((a) => a.id)) },
    assumed: only(draft.assumed, form.open.map((o) => o.id)),
    stops: draft.stops.map((s) => ({
      level: text(s.level),
      care: text(s.care),
      on: text(s.on),
      left: text(s.left),
      referred: yesNo(s.referred),
      referredOn: s.referred === 'true' ? text(s.referredOn) : undefined,
      sameCommunity: yesNo(s.sameCommunity),
      designated: yesNo(s.designated),
      sameIllness: yesNo(s.sameIllness),
      paid: text(s.paid),
      answers: only(s.answers, stopAsks),
    })),
  }
}

/** A way in an address: what is blank isn't there, and no name ever is. */
export function written(draft: WayDraft): string {
  const { stops, ...rest } = draft
  const short = (from: object) => Object.fromEntries(Object.entries(from).filter(([key, v]) => key !== 'name' && v !== '' && (typeof v !== 'object' || Object.keys(known(v)).length > 0)))
  return closed(JSON.stringify({ ...short(rest), stops: stops.map(short) }))
}

/** In letters that every server takes in an address: base64 as addresses have it (RFC 4648, 5). */
function closed(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
function opened(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
}

/** The way that an address holds; anything else is no way. */
export function read(address: unknown): WayDraft | null {
  if (typeof address !== 'string' || address.length > 20_000) return null
  let found: unknown
  try {
    found = JSON.parse(opened(address))
  } catch {
    return null
  }
  const texts = (from: unknown): Record<string, string> =>
    from !== null && typeof from === 'object' ? Object.fromEntries(Object.entries(from).filter((e): e is [string, string] => typeof e[1] === 'string')) : {}
  if (found === null || typeof found !== 'object') return null
  const from = found as Record<string, unknown>
  if (!Array.isArray(from.stops) || from.stops.length === 0) return null
  const { insurance = '', contracted = '' } = texts(from)
  const stops = (from.stops as unknown[]).slice(0, MOST_STOPS).map((s) => {
    const { answers, ...fields } = (s ?? {}) as Record<string, unknown>
    const told = Object.fromEntries(Object.entries(texts(fields)).filter(([key]) => key in NO_STOP && key !== 'name'))
    return stop({ ...told, answers: texts(answers) })
  })
  return { insurance, contracted, answers: texts(from.answers), assumed: texts(from.assumed), stops }
}

/** The way of a referral, as far as the case tells it. */
export function ofCase(contracted: boolean, stops: MoneyStop[]): WayDraft {
  const told = (value: boolean | null | undefined) => (value === null || value === undefined ? '' : String(value))
  return way({
    contracted: String(contracted),
    stops: stops.map((s) =>
      stop({
        name: s.name, level: s.level ?? '', care: s.care ?? '', on: s.on ?? '', left: s.left ?? '',
        referred: told(s.referred), referredOn: s.referredOn ?? '', sameCommunity: told(s.sameCommunity),
      }),
    ),
  })
}

/** What stands in the address of a field that the server found wrong, by its name: stops[1].on. */
export function mistakes(errors: { field: string; message: string }[]): Record<string, string> {
  return Object.fromEntries(errors.map((e) => [e.field, e.message]))
}

/** The points that are known, stop by stop: each has its own comparator, so none are added up. */
export function points(answer: PathAnswered) {
  return answer.steps.flatMap((step) => step.says.filter((s) => s.says === 'points' && s.outcome === 'applies').map((s) => ({ at: step.at, said: s })))
}

/** The fields of a stop for which rules at it or at later stops wait: what is asked for is asked right there. */
export function wanted(answer: PathAnswered | undefined, at: number): Set<string> {
  const missing = (step: PathStepShown | undefined) =>
    new Set((step?.says ?? []).filter((s) => s.outcome === 'missing').flatMap((s) => s.missing.map((m) => m.from ?? m.id)))
  const here = missing(answer?.steps[at])
  const next = missing(answer?.steps[at + 1])
  const later = (answer?.steps ?? []).slice(at + 1).map(missing)
  const fields = new Set([...here].flatMap((from) => FIELD[from] ?? [from]))
  for (const from of next) for (const field of BEFORE[from] ?? []) fields.add(field)
  if (later.some((m) => m.has('path.paid')) && answer?.steps[at]?.due?.yuan == null) fields.add('paid')
  if (at === 0 && later.some((m) => m.has('path.first_on'))) fields.add('on')
  if (at === 0 && later.some((m) => m.has('path.first_at_grassroots'))) fields.add('level')
  return fields
}
const LEVEL = ['level']
const FIELD: Record<string, string[]> = {
  'path.grassroots': LEVEL, 'path.county_level': LEVEL, 'path.moved_up': LEVEL, 'path.moved_down': LEVEL,
  'path.inpatient': ['care'], 'path.ordinary_outpatient': ['care'], 'path.gap_days': ['on'], 'path.during_stay': ['on'],
  'path.referred': ['referred'], 'path.referred_on': ['referredOn'], 'path.same_community': ['sameCommunity'],
  'path.local_designated': ['designated'], 'path.same_illness': ['sameIllness'], 'path.paid': [], 'path.after_stay': [], 'path.first_on': [], 'path.first_at_grassroots': [],
}
const BEFORE: Record<string, string[]> = {
  'path.moved_up': LEVEL, 'path.moved_down': LEVEL, 'path.gap_days': ['left'], 'path.after_stay': ['care'], 'path.during_stay': ['care', 'left'],
}
