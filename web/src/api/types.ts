import type { components } from './schema'
/**
 * Wire types worded more closely than api/openapi.json can (closed lists of words). An address that
 * is not here has the types of schema.d.ts, which `npm run api` writes from that description.
 */
export interface Label {
  zh: string
  en: string
}
/** A name that a county wrote once (text) or a text of ours in both languages. */
export type Text = string | Label

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year'
export type State =
  | 'value'
  | 'zero'
  | 'partial'
  | 'not_reported'
  | 'not_applicable'
  | 'denominator_zero'
  | 'undecidable'
  | 'not_fixed'
  | 'rule_error'
  | 'awaiting_evidence'
  | 'not_fixed'
export type Judgement = 'met' | 'at_risk' | 'missed' | 'not_yet_due' | 'not_judged'
export type Direction = 'up' | 'down' | 'none'
export type Trend = 'up' | 'down' | 'level' | 'none'
export type BoardSet = 'indicators' | 'items' | 'goals'
/** Whether a document's targets bear on a place in a period. */
export type Bearing = 'binds' | 'not_yet_in_force' | 'lapsed' | 'superseded' | 'not_bound_here'
/** How a document stands to the figures of a county in a period. */
export interface DocumentStanding {
  status: string
  bearing: Bearing
  /** Written across everything that shows a draft's figures. */
  mark?: Label | null
  unjudged?: Label | null
  elsewhere?: Label | null
  replacedBy?: string | null
}
export type RowKind = 'county' | 'community' | 'institution'

export interface Named {
  code: string
  name: Text
}

export interface PackSummary {
  id: string
  title: Label
  number: string
  status: string
  effectiveFrom: string | null
  effectiveTo: string | null
  binds: string[]
}

export interface BoardColumn {
  series: string
  no: string
  chapter: string
  title: Label
  short: Label
  unit: string
  decimals: number
  direction: Direction
  targetText: string
  due?: string | null
  weighted: boolean
  clause?: string | null
}
export interface Chapter {
  id: string
  no: string
  title: Label
  short: Label
}
export interface BoardRow {
  code: string
  name: Text
  shortName: Text | null
  kind: RowKind
  role: 'lead' | 'member' | null
  parent: string | null
  organisation: string | null
  tiedWith: string[]
  met: number
  judged: number
}
/** Who closed and confirmed a period. */
export interface ClosingNote {
  version: number
  closedBy: string
  closedAt: string
  confirmedBy: string | null
  confirmedAt: string | null
  earlierReopened: boolean
}
export interface ClosedCell {
  state: State
  judgement: Judgement
  value: string | null
  display: string | null
}
export interface Cell {
  state: State
  judgement: Judgement
  value: string | null
  display: string | null
  trend: Trend
  num: string | null
  den: string | null
  sourcesIn: number | null
  sourcesOf: number | null
  /** On a live board of a closed period: the cell as it was closed, where it differs. */
  asClosed?: ClosedCell | null
  bearing?: Bearing
}
export interface Board {
  pack: string
  scope: Named
  period: string
  periodKind: PeriodKind
  closed: boolean
  previous: string | null
  next: string | null
  lastClosed: Record<PeriodKind, string | null>
  set: BoardSet
  generation: number
  columns: BoardColumn[]
  chapters: Chapter[]
  rows: BoardRow[]
  cells: Cell[][]
  sets: { set: BoardSet; columns: number; others: number }[]
  document: DocumentStanding
  /** Where it is another one now than on the closed board. */
  documentNow?: DocumentStanding | null
  closing?: ClosingNote | null
}

export interface ItemSeries {
  id: string
  value: string | null
  display: string | null
  unit: string
  state: State
  judgement: Judgement
}
export interface Item {
  id: string
  no: number
  kind: 'milestone' | 'mechanism' | 'figure'
  title: Label
  clause: string
  chapter: string | null
  units: Label[]
  unitsStated: boolean
  due: string | null
  state: State
  judgement: Judgement
  /** What shows that a task is done: who typed it, when, resting on what. */
  evidence: { done: boolean; typedBy: string; typedOn: string; basis: string } | null
  series: ItemSeries[]
}

export interface FigureParameter {
  id: string
  label: Label
  value: string
  valueWords: Label
  note: Label | null
  ours: boolean
}
export interface FigurePart {
  side: 'numerator' | 'denominator' | 'context'
  ref: string
  measure: string
  label: Label
  scopeWord: string
  scopeLabel: Label
  value: string | null
  display: string | null
  unit: string
  state: State
  fact: string | null
  factLabel: Label | null
  filter: string | null
  axis: string | null
  axisLabel: Label | null
  additive: 'additive' | 'stock' | 'distinct' | null
  records: boolean
  sourcesIn: number | null
  sourcesOf: number | null
}
/** A reporter's fact of a month. */
export interface SourcePlace {
  institution: Named
  factCode: string
  fact: Text
  month: string
  systems: string[]
}
export interface MissingSource extends SourcePlace {
  due: string
  daysLate: number
}
export interface HistoryPoint {
  period: string
  value: string | null
  display: string | null
  state: State
  judgement: Judgement
}
export interface Figure {
  series: string
  title: Label
  unit: string
  decimals: number
  row: { code: string; name: Text; kind: RowKind; parent: string | null }
  period: string
  closed: boolean
  state: State
  judgement: Judgement
  value: string | null
  display: string | null
  reason: Label | null
  clause: {
    id: string
    place: string
    title: Label
    number: string
    documentTitle: Label
    status: string
  }
  item: { no: number; title: Label } | null
  indicator: { no: number; title: Label } | null
  goal: { id: string; title: Label; note?: Label | null } | null
  bearing: Bearing
  unbound?: Label | null
  document: DocumentStanding
  slips: { text: Label }[]
  definition: {
    version: number
    from: string
    formula: string
    words: Label | null
    parameters: FigureParameter[]
  }
  targets: { text: Label; judgement: Judgement; gap: Label | null }[]
  compare: {
    period: string
    value: string | null
    display: string | null
    state: State
    change: string | null
    direction: Trend
    /** What the base holds or lacks beside the row as it is: mergers, splits, joinings. */
    note?: Label | null
  } | null
  parts: FigurePart[]
  sources: { in: number; of: number; missing: MissingSource[]; twice: SourcePlace[] }
  history: HistoryPoint[]
  closing?: ClosingNote | null
  asClosed?: HistoryPoint | null
}

export interface RecordColumn {
  code: string
  label: Text
  type: string
  /** The values of a coded column; empty for others. */
  choices: { code: string; label: Label }[]
}
export interface RecordRow {
  key: { fact: string; source: string | null; sourceNo: string | null }
  unit: string | null
  values: (Text | null)[]
  recordedBy: string | null
  recordedAt: string | null
}
export interface RecordsPage {
  title: Label
  columns: RecordColumn[]
  rows: RecordRow[]
  next: string | null
  total: number
  /** How many of them the reader's own conditions leave. */
  matching: number
}

export interface PackClause {
  id: string
  place: string
  title: Label
}
export interface PackItem {
  id: string
  no: number
  chapter: string | null
  clause: string
  title: Label
  kind: Item['kind']
  units: Label[]
  unitsStated: boolean
  due: string | null
  dueStated: boolean
  series: string[]
}
export interface PackIndicator {
  no: number
  chapter: string | null
  clause: string
  title: Label
  short: Label
  direction: Direction
  directionStated: boolean
  series: string[]
  weighted: boolean
}
export interface PackParameter {
  id: string
  type: string
  choices: { code: string; label: Label }[]
  value: string | null
  valueWords: Label
  unit: string | null
  label: Label
  note: Label | null
  clause: string | null
  ours: boolean
}
export interface PackSeries {
  id: string
  title: Label
  short: Label | null
  unit: string
  direction: Direction
  clause: string
  item: string | null
  indicator: number | null
  levels: string[]
}
export interface PackGoal {
  id: string
  chapter: string | null
  /** The divisions it binds; none for all that the document binds. */
  places: string[]
  clause: string
  title: Label
  kind: string
  due: string | null
  note: Label | null
  targets: Label[]
}
export interface Pack {
  id: string
  title: Label
  document: {
    number: string
    kind: string
    status: string
    issued: string | null
    effectiveFrom: string
    effectiveTo: string | null
    binds: string[]
    implements: string[]
    places: { code: string; name: Label }[]
    supersededBy?: string | null
    note: Label | null
  }
  chapters: Chapter[]
  arrangements: components['schemas']['Arrangements']
  clauses: PackClause[]
  slips: { id: string; clauses: string[]; text: Label }[]
  parameters: PackParameter[]
  items: PackItem[]
  indicators: PackIndicator[]
  duties: {
    id: string
    party: 'government' | 'bureau' | 'community'
    no: number
    clause: string
    title: Label
    shownBy: string[]
  }[]
  standards: { no: number; kind: string; clause: string; title: Label }[]
  series: PackSeries[]
  goals: PackGoal[]
}

export interface FormatColumn {
  code: string
  label: Label
  type: string
  required: boolean
  values: { code: string; label: Label }[] | null
  doc: Label | null
}
export interface ImportFormat {
  code: string
  label: Label
  group: { code: string; label: Label }
  columns: FormatColumn[]
  order: number
}
export type JobState = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'
export interface ImportJob {
  id: string
  format: string
  formatLabel: Label
  fileName: string
  size: number
  state: JobState
  rowsRead: number
  bytesRead: number
  inserted: number
  corrected: number
  unchanged: number
  errorCount: number
  startedAt: string
  finishedAt: string | null
  by: string | null
  /** Of a workbook, the sheet that is or was read. */
  sheet: string | null
  message: Label | null
}
export interface ImportError {
  row: number | null
  column: string | null
  /** Where it is in a spreadsheet: C17. */
  cell: string | null
  value: string | null
  code: string
  message: Text
}
export interface ImportErrors {
  rows: ImportError[]
  next: string | null
  total: number
}

export interface Institution {
  code: string
  name: Text
  shortName: Text | null
  kind: string
  level: string | null
  ownership: string | null
  division: Named | string | null
  organisation: string | null
  managedBy: string | null
  openedOn: string | null
  closedOn: string | null
  sample: boolean
  predecessors?: Succession[]
  successors?: Succession[]
}
/** The other institution of a merger, a split or a change of code. */
export interface Succession {
  institution: string
  name: string
  on: string
  kind: string
  kindLabel: Label
  note: string | null
}
export interface CommunityMember {
  institution: string
  role: 'lead' | 'member'
  validFrom: string
  validTo: string | null
}
export interface Community {
  code: string
  name: Text
  shortName: Text | null
  division: Named | string | null
  members: CommunityMember[]
}

/** What a problem+json body holds (RFC 9457 with our code, field errors and the number of the request). */
export interface ProblemBody {
  type?: string
  title?: string
  status?: number
  detail?: string
  code?: string
  errors?: { field: string; message: string }[]
  requestId?: string
}

interface Reply<T> {
  200: { content: { 'application/json': T } }
}
interface Get<T, Query = never, Path = never> {
  get: { parameters: { query?: Query; path: Path }; responses: Reply<T> }
}
interface Scoped {
  pack?: string
  scope?: string
  period?: string
  live?: boolean
}

export interface paths {
  '/api/packs': Get<PackSummary[]>
  '/api/packs/{id}': Get<Pack, never, { id: string }>
  '/api/board': Get<Board, Scoped & { set?: BoardSet }>
  '/api/items': Get<Item[], Scoped>
  '/api/figures/{series}': Get<Figure, Scoped, { series: string }>
  '/api/figures/{series}/records': Get<
    RecordsPage,
    Scoped & { part?: string; sort?: string; filter?: string[]; cursor?: string; limit?: number },
    { series: string }
  >
  '/api/import/formats': Get<ImportFormat[]>
  '/api/imports': Get<
    { rows: ImportJob[]; next: string | null },
    { cursor?: string; limit?: number }
  >
  '/api/imports/{id}': Get<ImportJob, never, { id: string }>
  '/api/imports/{id}/errors': Get<
    ImportErrors,
    { cursor?: string; limit?: number },
    { id: string }
  >
  '/api/imports/{id}/cancellation': {
    post: { parameters: { path: { id: string } }; responses: Reply<unknown> }
  }
  '/api/institutions': Get<Institution[], { scope?: string }>
  '/api/communities': Get<Community[], { scope?: string }>
}
