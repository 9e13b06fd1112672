import type { Community, Institution, Pack } from '../src/api/types.ts'
import { both, items } from './board.ts'
import { CHAPTERS, INDICATORS, ROWS } from './names.ts'

export const summaries = [
  { id: 'yunan-2020', title: both('郁南县医共体建设方案', 'Yunan plan for medical communities'), number: '郁府办函〔2020〕78号', status: 'trial', effectiveFrom: '2020-01-01', effectiveTo: null, binds: ['445322'] },
  { id: 'zhanjiang-2020', title: both('湛江市医联体建设方案', 'Zhanjiang plan'), number: '征求意见稿', status: 'draft', effectiveFrom: null, effectiveTo: null, binds: ['4408'] },
]

export function pack(id: string): Pack | null {
  const summary = summaries.find((s) => s.id === id)
  if (!summary) return null
  const chapterOf = CHAPTERS.flatMap(([c, , , , n]) => Array.from({ length: n }, () => c))
  const clause = (id: string, place: string, zh: string, en: string) => ({ id, place, title: both(zh, en) })
  return {
    id, title: summary.title,
    document: { number: summary.number, status: summary.status, effectiveFrom: '2020-01-01', effectiveTo: null, kind: 'county_plan', issued: null, binds: ['445322'], implements: ['粤府办〔2019〕18号'], places: [], supersededBy: null, note: both('印发日期原文未见。', 'The date of issue is not in the source.') },
    arrangements: { phases: [], relations: [], bodies: [], matters: [] },
    chapters: CHAPTERS.map(([c, no, zh, en]) => ({ id: c, no, title: both(zh, en), short: both(zh, en) })),
    clauses: [
      ...INDICATORS.map((x, j) => clause(`a6-${j + 1}`, `附件6 第${j + 1}项`, x.title, x.en)),
      ...items().map((x) => clause(x.clause, `附件4(${x.no})`, x.title.zh, x.title.en)),
    ],
    slips: [
      { id: 's1', clauses: ['a6-21', 'a6-14'], text: both('附件4 说镇卫生院，附件6 说基层医疗卫生机构，八对项目两个范围两个值。', 'Annex 4 says town hospitals where annex 6 says grassroots institutions, in eight pairs.') },
      { id: 's2', clauses: ['a6-19'], text: both('平均住院日单位是天，原文公式写了×100%。', 'The mean stay is in days, yet the formula is written × 100 %.') },
    ],
    parameters: [
      { id: 'base_period', type: 'choice', choices: [{ code: 'same_period_last_year', label: both('上年同期', 'same period last year') }, { code: 'base_year', label: both('固定基年', 'a fixed base year') }], unit: null, value: 'same_period_last_year', valueWords: both('上年同期', 'same period last year'), label: both('“上升”的比较期', 'Base of "rising"'), note: both('原文“有上升”未写与何时比。', 'The document names no base period.'), clause: 'a6-21', ours: true },
      { id: 'at_risk_points', type: 'decimal', choices: [], unit: 'points', value: '2', valueWords: both('2', '2'), label: both('离目标几个点算有风险', 'Points from the target that count as at risk'), note: null, clause: null, ours: true },
    ],
    items: items().map((x) => ({ ...x, dueStated: x.due !== null, series: [] })),
    indicators: INDICATORS.map((x, j) => ({
      no: j + 1, chapter: chapterOf[j]!, clause: `a6-${j + 1}`, title: both(x.title, x.en), short: both(x.short, x.en),
      direction: x.target === '↓' ? 'down' : x.target === '↑' ? 'up' : 'none', directionStated: ![0, 1, 2, 22].includes(j), series: [`I${j + 1}`], weighted: [13, 15, 16, 17, 22, 23].includes(j + 1),
    })),
    duties: (['government', 'bureau', 'community'] as const).flatMap((party, p) =>
      Array.from({ length: 4 }, (_, n) => ({ id: `${p + 1}-${n + 1}`, party, no: n + 1, clause: `a4-${n + 1}`, title: both(['统筹规划与投入', '建立管理委员会', '落实人事薪酬自主', '公开考核结果'][n]!, ['Plan and fund', 'Form the committee', 'Grant autonomy over staff and pay', 'Publish assessments'][n]!), shownBy: n === 2 ? ['I7'] : [] })),
    ),
    standards: ['责任', '管理', '服务', '利益'].map((word, n) => ({ no: n + 1, kind: ['responsibility', 'management', 'service', 'interest'][n]!, clause: 'a4-2', title: both(`${word}共同体的认定要点`, `What makes a community of ${['responsibility', 'management', 'service', 'interest'][n]}`) })),
    series: [],
    goals: [{ id: 'Y-01', chapter: null, places: [], clause: 'a4-2', title: both('2020年底前县域内住院率达到85%以上', 'In-county stays reach 85 % by the end of 2020'), kind: 'series', due: '2020-12-31', note: null, targets: [] }],
  }
}

const KINDS: [RegExp, string][] = [[/中心卫生院/, 'centre_town_hospital'], [/镇卫生院/, 'town_hospital'], [/妇幼/, 'mch_hospital'], [/中医院/, 'tcm_hospital']]

export const institutions: Institution[] = ROWS.filter((row) => row.kind === 'institution').flatMap((row) => {
  const own: Institution = {
    code: row.code, name: both(row.name, row.en), shortName: null, kind: KINDS.find(([r]) => r.test(row.name))?.[1] ?? 'county_hospital', level: row.role === 'lead' ? '2A' : '1',
    ownership: 'public', division: { code: '445322100', name: both(row.name.slice(0, row.name.indexOf('镇') + 1) || '都城镇', 'Town') }, organisation: row.organisation ?? row.code, managedBy: null, openedOn: null, closedOn: null, sample: true,
  }
  const clinics = /镇卫生院/.test(row.name) ? 2 + (Number(row.code) % 5) : 0
  return [own, ...Array.from({ length: clinics }, (_, n): Institution => ({ ...own, code: `${row.code}-${n + 1}`, name: both(`第${n + 1}村卫生站`, `Clinic ${n + 1}`), kind: 'village_clinic', level: null, organisation: `${row.code}-${n + 1}`, managedBy: row.code }))]
})
export const communities: Community[] = ROWS.filter((row) => row.kind === 'community').map((row) => ({
  code: row.code, name: both(row.name, row.en), shortName: null, division: { code: '445322', name: both('郁南县', 'Yunan County') },
  members: ROWS.filter((m) => m.parent === row.code).map((m) => ({ institution: m.code, role: m.role ?? 'member', validFrom: '2020-01-01', validTo: null })),
}))
