import type { FormatColumn, ImportErrors, ImportFormat, ImportJob } from '../src/api/types.ts'
import { both } from './board.ts'

const column = (code: string, zh: string, en: string, type = 'text', required = false, more: Partial<FormatColumn> = {}): FormatColumn => ({ code, label: both(zh, en), type, required, values: null, doc: null, ...more })
const KNOWN = [
  column('source', '来源系统', 'Source system', 'code', true, { doc: both('来源系统的短代码，没登记过的会自动建。', 'A short code; unknown ones are created.') }),
  column('source_no', '来源编号', 'Number in the source', 'text', true, { doc: both('同一来源同一编号是同一条记录，再送就是更正。', 'Sent again it is a correction.') }),
]
const VISIT = [
  column('institution', '机构', 'Institution', 'institution', true, { doc: both('两块牌子而不知以哪块接诊的，填单位代码。', 'With two signs and the sign unknown, give the organisation.') }),
  column('visited_on', '就诊日期', 'Date of visit', 'date', true),
  column('kind', '类别', 'Kind', 'choice', true, { values: [{ code: 'outpatient', label: both('门诊', 'Outpatient') }, { code: 'emergency', label: both('急诊', 'Emergency') }, { code: 'home', label: both('上门', 'Home') }] }),
  column('total_amount', '总费用', 'Total amount', 'money', true), column('fund_amount', '基金支付', 'Paid by the fund', 'money'),
  column('tcm', '中医', 'TCM', 'bool'),
]
const group = (code: string, zh: string, en: string) => ({ code, label: both(zh, en) })
const REGISTRY = group('registry', '机构登记', 'Registry')
const PEOPLE = group('people', '居民', 'People')
const CARE = group('care', '诊疗', 'Care')
const MONEY = group('money', '人财物', 'Staff and money')
const HAND = group('typed', '手工数', 'Typed figures')
const LIST: [string, string, string, ImportFormat['group']][] = [
  ['divisions', '区划', 'Divisions', REGISTRY], ['institutions', '机构', 'Institutions', REGISTRY], ['communities', '医共体', 'Communities', REGISTRY], ['community_members', '医共体成员', 'Members', REGISTRY],
  ['persons', '居民', 'Persons', PEOPLE], ['residences', '居住', 'Residences', PEOPLE], ['contracts', '家医签约', 'Contracts', PEOPLE], ['follow_ups', '慢病随访', 'Follow-ups', PEOPLE],
  ['visits', '门急诊', 'Visits', CARE], ['admissions', '住院', 'Admissions', CARE], ['operations', '手术', 'Operations', CARE], ['claims', '医保结算', 'Claims', CARE],
  ['posts', '在岗人员', 'Posts', MONEY], ['pay', '薪酬', 'Pay', MONEY], ['income', '收入', 'Income', MONEY], ['expenses', '支出', 'Expenses', MONEY], ['typed_figures', '手工填报数', 'Typed figures', HAND],
]
export const formats: ImportFormat[] = LIST.map(([code, zh, en, g], order) => ({ code, label: both(zh, en), group: g, order, columns: [...KNOWN, ...VISIT] }))

const job = (id: string, format: string, fileName: string, more: Partial<ImportJob>): ImportJob => ({
  id, format, formatLabel: formats.find((f) => f.code === format)!.label, fileName, size: 2_400_000, state: 'done', rowsRead: 18_204, bytesRead: 2_400_000,
  inserted: 18_150, corrected: 32, unchanged: 22, errorCount: 0, startedAt: '2020-07-05T09:20:00+08:00', finishedAt: '2020-07-05T09:20:12+08:00', by: '黎静', sheet: null, message: null, ...more,
})
export const jobs: ImportJob[] = [
  job('9', 'typed_figures', '公卫得分-二季度.xlsx', { sheet: '填报数据', rowsRead: 260, inserted: 19, corrected: 0, unchanged: 0, errorCount: 241, size: 40_000, bytesRead: 40_000 }),
  job('8', 'visits', '门诊-6月.csv', {}), job('7', 'claims', '结算-6月.csv', { state: 'cancelled', rowsRead: 9000, bytesRead: 1_000_000, inserted: 9000, corrected: 0 }),
  job('6', 'institutions', '机构.csv', { rowsRead: 62, inserted: 62, corrected: 0, unchanged: 0 }),
]
export function send(format: string): string {
  const id = String(jobs.length + 6)
  jobs.unshift(job(id, format, '新送来的表.csv', { state: 'running', bytesRead: 0, rowsRead: 0, inserted: 0, corrected: 0, unchanged: 0, finishedAt: null, startedAt: new Date().toISOString() }))
  return id
}
/** A running job moves a tenth of its file at every look. */
export function look(id: string): ImportJob | undefined {
  const found = jobs.find((j) => j.id === id)
  if (found?.state === 'running') {
    found.bytesRead = Math.min(found.size, found.bytesRead + found.size / 10)
    found.rowsRead += 1800
    found.inserted += 1780
    if (found.bytesRead >= found.size) Object.assign(found, { state: 'done', errorCount: 3, finishedAt: new Date().toISOString() })
  }
  return found
}
export function errors(total: number, from: number, limit: number): ImportErrors {
  const KINDS: [string, string, string, string][] = [
    ['value', '九十分', 'NOT_A_NUMBER', '要填数字，例如 90.5'], ['scope', '445322099', 'UNKNOWN_SCOPE', '没有代码为 445322099 的机构、医共体或区划'],
    ['period', '2020-13', 'NOT_A_PERIOD', '期间写作 2020-06、2020Q2、2020H1 或 2020'], ['typed_on', '2020/7/5', 'NOT_A_DATE', '日期写作 2020-07-05'],
  ]
  const rows = Array.from({ length: Math.max(0, Math.min(limit, total - from)) }, (_, k) => {
    const [column, value, code, message] = KINDS[(from + k) % 4]!
    return { row: 2 + from + k, column, cell: `D${2 + from + k}`, value, code, message }
  })
  return { rows, next: from + limit < total ? String(from + limit) : null, total }
}
