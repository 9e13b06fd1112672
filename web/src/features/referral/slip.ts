import type { NewCase } from './queries'

/** What a slip's page holds while it is written: text only, as the server keeps it unfinished. */
export const EMPTY = {
  personNo: '', direction: 'up', service: 'inpatient', urgency: 'routine', icd10: '', diagnosis: '', summary: '',
  reason: 'beyond_ability', reasonWords: '', from: '', to: '', toName: '', toDepartment: '', channel: '',
}
export type SlipForm = typeof EMPTY

export const REASONS = ['beyond_ability', 'diagnosis_unclear', 'no_equipment', 'worse', 'examination', 'rehabilitation', 'patient_wish', 'other']

/** Which field a refusal is about, by the kind of problem. */
const FIELD: Record<string, keyof SlipForm> = {
  'unknown-patient': 'personNo', 'patient-died': 'personNo', 'patient-merged': 'personNo', 'not-an-icd10': 'icd10',
  'receiver-needed': 'to', 'to-itself': 'to', 'unknown-institution': 'to', 'reason-needed': 'reasonWords',
  'catalogue-reason-needed': 'reasonWords', 'not-your-institution': 'from',
}
export const fieldOf = (type: string | undefined): keyof SlipForm | undefined => FIELD[(type ?? '').split(/[/.#]/).at(-1) ?? '']

/** What was said, with what is left empty left out. */
export function slipOf(form: SlipForm, begin: string): NewCase {
  const { to, toName, ...rest } = form
  const said = Object.fromEntries(Object.entries(rest).filter(([, text]) => text.trim() !== ''))
  const where = form.direction === 'out' ? { toName } : { to }
  return { ...said, ...where, personNo: form.personNo, direction: form.direction, service: form.service, urgency: form.urgency, icd10: form.icd10, diagnosis: form.diagnosis, reason: form.reason, from: form.from, begin }
}

/** A draft or an unfinished slip back into the page. */
export function formOf(kept: Record<string, unknown>): SlipForm {
  const form = { ...EMPTY }
  for (const name of Object.keys(EMPTY) as (keyof SlipForm)[]) {
    const text = kept[name]
    if (typeof text === 'string') form[name] = text
  }
  return form
}

const LEVEL: Record<string, number> = { village_clinic: 0, town_hospital: 1, centre_town_hospital: 1, community_health_centre: 1 }
const level = (kind: string) => LEVEL[kind] ?? 2
/** Whether an institution lies in the direction a patient is sent. */
export function fits(direction: string, from: string, to: string): boolean {
  if (direction === 'up') return level(to) > level(from)
  return direction === 'down' ? level(to) < level(from) : level(to) === level(from)
}
