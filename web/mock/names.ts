/** Invented figures on the names of a real county's board; for looking at pages only. */
export const CHAPTERS: [string, string, string, string, number][] = [
  ['service', '一', '服务水平', 'Service', 5],
  ['finance', '二', '财政', 'Fiscal', 1],
  ['pay', '三', '薪酬制度', 'Pay', 4],
  ['insurance', '四', '医保', 'Insur.', 1],
  ['tiered', '五', '分级诊疗', 'Tiered care', 9],
  ['doctor', '六', '家医', 'Doctor', 2],
  ['health', '七', '健康', 'Health', 2],
]

type Who = 'L' | 'T' | 'C' | 'G'
export interface Indicator {
  title: string
  short: string
  en: string
  target: string
  unit: string
  base: number
  decimals: number
  who: Who[]
}
const ind = (title: string, short: string, en: string, target: string, unit: string, base: number, decimals = 1): Omit<Indicator, 'who'> => ({ title, short, en, target, unit, base, decimals })

export const INDICATORS: Omit<Indicator, 'who'>[] = [
  ind('牵头医院达到国家推荐标准', '牵头达推荐标准', 'Lead at standard', '达标', 'yes_no', 1, 0),
  ind('牵头医院三四级手术占比', '三四级手术占比', 'Level 3–4 surgery', '↑', 'percent', 38.2),
  ind('每千常住人口全科医生数', '千人口全科医生', 'GPs per 1,000', '—', 'ratio', 0.27, 2),
  ind('牵头医院帮扶开展新技术项目', '帮扶新技术项目', 'New techniques', '↑', 'techniques', 6, 0),
  ind('优质服务基层行达标机构数', '优质服务达标数', 'At rec. standard', '↑', 'count', 1, 0),
  ind('基层机构财政收入占总收入比', '基层财政收入占比', 'Fiscal share', '↑', 'percent', 46.3),
  ind('基层与牵头医院人均收入比', '基层牵头薪酬比', 'Pay ratio', '↑', 'percent', 71.4),
  ind('牵头医院技术劳务收入占比', '牵头劳务收入占比', 'Lead labour share', '↑', 'percent', 29.8),
  ind('牵头医院人员经费支出占比', '牵头人员经费占比', 'Staff expense', '↑', 'percent', 36.9),
  ind('基层机构技术劳务收入占比', '基层劳务收入占比', 'Grassroots labour', '↑', 'percent', 41.7),
  ind('医保基金占医共体业务收入比', '医保占业务收入', 'Insurance share', '↑', 'percent', 52.6),
  ind('县域内住院率', '县域内住院率', 'In-county stays', '↑', 'percent', 83.9),
  ind('医保基金县域内支出率', '医保县域内支出率', 'In-county fund', '↑', 'percent', 70.2),
  ind('基层机构住院人次占比', '基层住院率', 'Grassroots stays', '↑', 'percent', 21.5),
  ind('基层机构医保基金占比', '基层医保基金占比', 'Grassroots fund', '↑', 'percent', 24.4),
  ind('基层机构门急诊占比', '基层门急诊占比', 'Grassroots visits', '↑', 'percent', 63.1),
  ind('牵头医院下转康复患者占比', '下转康复占比', 'Referred down', '↑', 'percent', 4.8),
  ind('基层机构慢病患者管理占比', '慢病基层管理占比', 'Chronic managed', '↑', 'percent', 88.6),
  ind('牵头医院出院患者平均住院日', '平均住院日', 'Mean stay', '↓', 'days', 7.4),
  ind('基层机构床位使用率', '基层床位使用率', 'Bed occupancy', '↑', 'percent', 58.3),
  ind('重点人群家庭医生签约率', '重点人群签约率', 'Key-group signing', '≥60', 'percent', 63.4),
  ind('签约慢病患者控制率', '签约慢病控制率', 'Chronic control', '↑', 'percent', 66.1),
  ind('基本公共卫生服务项目考核得分', '公卫项目效果', 'Public health score', '↑', 'score', 90.2),
  ind('65–74岁老年人失能率', '老年人失能率', 'Elderly disability', '↓', 'percent', 9.7),
]

/** m met, r at risk, x missed, o not reported, e rule error, - not applicable, p partial, u undecidable, z zero denominator, n not judged, d not yet due. */
export interface Row {
  code: string
  name: string
  en: string
  kind: 'county' | 'community' | 'institution'
  role?: 'lead' | 'member'
  parent?: string
  organisation?: string
  tie?: string[]
  s: string
}
const C1 = '445322-C1'
const C2 = '445322-C2'
const C3 = '445322-C3'
const inst = (code: string, parent: string, name: string, en: string, s: string, more: Partial<Row> = {}): Row => ({ code, parent, name, en, kind: 'institution', role: 'member', s, ...more })

export const ROWS: Row[] = [
  { code: '445322', name: '全县', en: 'Whole county', kind: 'county', s: 'nmrmmrrmmmmrrrmmrmmxmrmm' },
  { code: C1, name: '第一医共体', en: 'First community', kind: 'community', s: 'nmrmmmrmmmmmrrmmmmmrmmmm' },
  inst('445322001', C1, '县人民医院', "County People's Hospital", 'mm-m---mm-m-----m-m-----', { role: 'lead' }),
  inst('445322002', C1, '县妇幼保健院', 'Maternal and Child Hospital', '--m-mmm--mm--rum-m-mmmmm', { organisation: 'org-mch', tie: ['445322003'] }),
  inst('445322003', C1, '都城镇卫生院', 'Ducheng Town Hospital', '--m-mmm--mm--rum-m-mmmmm', { organisation: 'org-mch', tie: ['445322002'] }),
  inst('445322004', C1, '平台镇卫生院', 'Pingtai Town Hospital', '--r-mmm--mr--mmm-m-mmrmm'),
  inst('445322005', C1, '桂圩镇卫生院', 'Guixu Town Hospital', '--r-rmr--mm--xrm-m-xxmrm'),
  inst('445322006', C1, '南江口镇卫生院', 'Nanjiangkou Town Hospital', '--x-mrm--mm--mmm-e-mmmmd'),
  { code: C2, name: '第二医共体', en: 'Second community', kind: 'community', s: 'nrrmrrrrmmmrmxrrxmrxprmr' },
  inst('445322007', C2, '县第二人民医院', "County Second People's Hospital", 'xr-m---rm-m-----x-r-----', { role: 'lead', organisation: 'org-2', tie: ['445322008'] }),
  inst('445322008', C2, '连滩中心卫生院', 'Liantan Centre Town Hospital', '--m-mmm--mm--mrm-m-mmmmm', { organisation: 'org-2', tie: ['445322007'] }),
  inst('445322009', C2, '大湾镇卫生院', 'Dawan Town Hospital', '--r-mmr--mm--rmm-m-rmmmm'),
  inst('445322010', C2, '河口镇卫生院', 'Hekou Town Hospital', '--x-rrm--rm--xrr-m-xPrmm'),
  inst('445322011', C2, '宋桂镇卫生院', 'Songgui Town Hospital', '--m-mmm--mr--mmm-m-mmmmr'),
  inst('445322012', C2, '东坝镇卫生院', 'Dongba Town Hospital', '--r-mrr--mm--rxm-r-xmrmm'),
  inst('445322013', C2, '历洞镇卫生院', 'Lidong Town Hospital', '--x-xmo--om--xmr-m-xxooe'),
  { code: C3, name: '第三医共体', en: 'Third community', kind: 'community', s: 'nmrmmmmmrmmrmrmmmmmrmmmm' },
  inst('445322014', C3, '县中医院', 'County TCM Hospital', 'rm-m---mr-m-----m-m-----', { role: 'lead' }),
  inst('445322015', C3, '建城中心卫生院', 'Jiancheng Centre Town Hospital', '--m-mmm--mm--mmm-m-mmmmm'),
  inst('445322016', C3, '千官中心卫生院', 'Qianguan Centre Town Hospital', '--m-mmm--mm--rmm-m-mmmmm'),
  inst('445322017', C3, '通门镇卫生院', 'Tongmen Town Hospital', '--r-mmr--mm--mmr-m-rmmmm'),
  inst('445322018', C3, '宝珠镇卫生院', 'Baozhu Town Hospital', '--r-rrm--mm--xrm-m-xmrmr'),
  inst('445322019', C3, '大方镇卫生院', 'Dafang Town Hospital', '--x-mmm--rm--rmm-z-romrm'),
]

export const ITEM_TITLES: [number, 'milestone' | 'mechanism', string, string, string | null][] = [
  [1, 'milestone', '县级实施方案印发', 'County plan issued', '2020-03-31'],
  [2, 'milestone', '医共体全面覆盖', 'Communities cover the county', '2020-12-31'],
  [3, 'milestone', '医共体管理委员会成立', 'Community committees formed', '2020-06-30'],
  [4, 'mechanism', '信息系统互联互通', 'Information integrated', null],
  [5, 'mechanism', '村医统一管理', 'Village doctors under one management', null],
  [6, 'mechanism', '编制统筹使用', 'Posts used across the community', null],
  [7, 'mechanism', '中层干部聘任自主', 'Heads appointed by the community', null],
  [8, 'mechanism', '落实两个允许', 'The two permits applied', null],
  [9, 'mechanism', '负责人年薪制', 'Annual salary of heads', null],
  [10, 'mechanism', '绩效分配自主', 'Own distribution of pay', null],
  [11, 'mechanism', '镇级薪酬制度', 'Pay system of town hospitals', null],
  [13, 'mechanism', '财政投入机制', 'Fiscal funding', null],
  [14, 'mechanism', '公卫经费统筹', 'Public-health money pooled', null],
  [15, 'milestone', '医保总额付费', 'Joint insurance settlement', '2020-12-31'],
  [20, 'mechanism', '药品统一账户', 'One drug account', null],
]
