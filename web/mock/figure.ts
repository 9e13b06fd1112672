import type { Figure, FigurePart, RecordsPage } from '../src/api/types.ts'
import { board, both, chance } from './board.ts'

const QUARTERS = ['2019Q1', '2019Q2', '2019Q3', '2019Q4', '2020Q1', '2020Q2']

export function figure(series: string, query: URLSearchParams): Figure | null {
  const b = board(new URLSearchParams({ period: query.get('period') ?? '2020Q2', set: series.startsWith('I') ? 'indicators' : 'items' }))
  const i = b.rows.findIndex((row) => row.code === query.get('scope'))
  const j = b.columns.findIndex((column) => column.series === series)
  const row = b.rows[i]
  const column = b.columns[j]
  const cell = b.cells[i]?.[j]
  if (!row || !column || !cell) return null
  const now = Number(cell.display ?? 0)
  const history = QUARTERS.map((period, k) => {
    const value = k === 5 ? now : now * (0.9 + 0.016 * k + 0.02 * chance(i + k, j))
    const gone = k === 2 && i % 4 === 2
    return { period, value: gone ? null : String(value), display: gone ? null : value.toFixed(column.decimals), state: gone ? ('not_reported' as const) : ('value' as const), judgement: k === 5 ? cell.judgement : ('met' as const) }
  })
  const valued = cell.display !== null
  const part = (side: FigurePart['side'], ref: string, zh: string, en: string, value: string | null, more: Partial<FigurePart> = {}): FigurePart => ({
    side, ref, measure: ref.split('.')[1] ?? ref, label: both(zh, en), scopeWord: ref.split('.')[0] ?? 'here', scopeLabel: both('本机构及所管村站', 'this institution and its clinics'),
    value, display: value, unit: 'persons', state: value === null ? 'not_reported' : 'value', fact: 'person_month', factLabel: both('居民月态', 'residents by month'),
    filter: null, axis: 'residence', axisLabel: both('居住地', 'residence'), additive: 'stock', records: true, sourcesIn: null, sourcesOf: null, ...more,
  })
  return {
    series, title: column.title, unit: column.unit, decimals: column.decimals,
    row: { code: row.code, name: row.name, kind: row.kind, parent: row.parent }, period: b.period, state: cell.state, judgement: cell.judgement,
    value: cell.value, display: cell.display,
    reason: valued ? null : both('应报的 2 个来源还没有报来，报来后约 1 分钟有数。', 'Two sources that owe it have not reported; a value follows about a minute after they do.'),
    clause: { id: `a6-${j + 1}`, place: `附件6 第${j + 1}项`, title: column.title, number: '郁府办函〔2020〕78号', documentTitle: both('郁南县医共体建设方案', 'Yunan plan'), status: 'trial' },
    item: { no: j + 15, title: column.title }, indicator: series.startsWith('I') ? { no: j + 1, title: column.title } : null,
    goal: null, bearing: 'binds', unbound: null, document: b.document,
    slips: j === 20 ? [{ text: both('附件4 说镇卫生院，附件6 说基层医疗卫生机构，两个范围两个值，本格按附件6。', 'Annex 4 speaks of town hospitals, annex 6 of grassroots institutions: two scopes, two values. This one follows annex 6.') }] : [],
    definition: {
      version: 3, from: '2020-04-01', formula: 'here.key_signed / here.key_residents',
      words: both('季末有效签约的重点人群，除以辖区常住重点人群；一人多组只计一次。', 'Key-group residents with a contract valid on the last day, over all key-group residents; each person once.'),
      parameters: [{ id: 'base_period', label: both('“上升”的比较期', 'Base of "rising"'), value: 'same_period_last_year', valueWords: both('上年同期', 'same period last year'), note: both('原文“有上升”未写比较期。', 'The document names no base.'), ours: true }],
    },
    targets: column.targetText.startsWith('≥60') ? [
      { text: both('≥ 60.0%', '≥ 60.0%'), judgement: cell.judgement, gap: cell.judgement === 'missed' ? both('再签 181 人就达标。', 'Sign 181 more persons to meet it.') : null },
      { text: both('较同期上升', 'higher than last year'), judgement: 'met', gap: null },
    ] : [{ text: both(column.targetText === '↓' ? '较同期下降' : '较同期上升', column.targetText === '↓' ? 'lower than last year' : 'higher than last year'), judgement: cell.judgement, gap: null }],
    compare: valued ? { period: '2019Q2', value: history[1]!.value, display: history[1]!.display, state: 'value', change: (now - Number(history[1]!.display)).toFixed(1), direction: 'up' } : null,
    parts: [
      part('numerator', 'here.key_signed', '有效签约的重点人群', 'key-group residents signed', cell.num, { filter: 'signed && (age <= 6 || age >= 65 || hypertension || diabetes_type2)' }),
      part('denominator', 'here.key_residents', '常住重点人群', 'key-group residents', cell.den),
      part('context', 'here.pay', '同期签约服务费', 'contract fees', valued ? '1284300.50' : null, { unit: 'yuan', records: false, additive: 'additive', factLabel: both('收入', 'income'), axisLabel: both('执行机构', 'performer') }),
    ],
    sources: { in: cell.sourcesIn ?? 7, of: cell.sourcesOf ?? 7, missing: cell.sourcesIn === null ? [] : [
      { institution: { code: '445322010', name: both('河口镇卫生院', 'Hekou Town Hospital') }, factCode: 'contract', fact: both('签约', 'contracts'), month: '2020-06', due: '2020-07-05', daysLate: 12, systems: ['phis'] },
      { institution: { code: '445322013', name: both('历洞镇卫生院', 'Lidong Town Hospital') }, factCode: 'contract', fact: both('签约', 'contracts'), month: '2020-05', due: '2020-06-05', daysLate: 42, systems: [] },
    ], twice: [] },
    history: valued ? history : [], closed: b.closed,
  }
}

const SURNAMES = [...'陈梁李何黄林罗谭叶莫']
const GIVEN = [...'妹轩昌彤英生霞明芳强']

export function records(query: URLSearchParams): RecordsPage {
  const total = 137
  const from = Number(query.get('cursor') ?? 0)
  const limit = Number(query.get('limit') ?? 50)
  const rows = Array.from({ length: Math.min(limit, total - from) }, (_, k) => {
    const n = from + k
    const name = `${SURNAMES[n % 10]}*${GIVEN[(n * 7) % 10]}`
    return {
      key: { fact: 'person_month', source: 'HIS-05', sourceNo: `R${2000 + n}` },
      unit: '445322',
      values: [name, String(1 + Math.floor(88 * chance(n, 5))), ['桂连村', '桂圩社区', '勿坡村', '双凤村'][n % 4]!, ['65岁及以上、高血压', '0–6岁', '65岁及以上、糖尿病', '孕产妇'][n % 4]!, `2020-0${1 + (n % 6)}-${String(1 + (n % 28)).padStart(2, '0')}`],
      recordedBy: `${SURNAMES[(n + 3) % 10]}*${GIVEN[(n + 1) % 10]}`,
      recordedAt: `2020-0${1 + (n % 6)}-${String(1 + (n % 28)).padStart(2, '0')}T09:${String(10 + (n % 50))}`,
    }
  })
  const column = (code: string, zh: string, en: string, type: string) => ({ code, label: both(zh, en), type, choices: [] })
  return {
    columns: [column('person', '居民', 'Resident', 'person'), column('age', '年龄', 'Age', 'int'), column('residence', '居住地', 'Residence', 'text'), column('groups', '人群', 'Groups', 'text'), column('signed_on', '签约日期', 'Signed on', 'date')],
    rows, next: from + limit < total ? String(from + limit) : null, total, matching: total, title: both('有效签约的重点人群', 'key-group residents signed'),
  }
}
