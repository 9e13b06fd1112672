import { describe, expect, it } from 'vitest'
import { EMPTY, fieldOf, fits, formOf, slipOf } from './slip'

describe('a slip', () => {
  it('sends a receiver inside the county by code and one outside by name', () => {
    const form = { ...EMPTY, personNo: 'R1', icd10: 'I10', diagnosis: '高血压', from: 'T', to: 'H', toName: 'x', summary: ' ' }
    expect(slipOf(form, 'submit')).toMatchObject({ to: 'H', begin: 'submit', from: 'T' })
    expect(slipOf(form, 'submit')).not.toHaveProperty('toName')
    expect(slipOf(form, 'submit')).not.toHaveProperty('summary')
    expect(slipOf({ ...form, direction: 'out' }, 'submit')).not.toHaveProperty('to')
  })
  it('comes back as it was kept, and ignores what it does not know', () => {
    expect(formOf({ ...EMPTY, icd10: 'I63.9', other: 'x', to: null })).toEqual({ ...EMPTY, icd10: 'I63.9' })
  })
  it('says at which field a refusal belongs', () => {
    expect(fieldOf('/problems/referral.patient-died')).toBe('personNo')
    expect(fieldOf('referral.to-itself')).toBe('to')
    expect(fieldOf('web.our-fault')).toBeUndefined()
  })
  it('goes up to a higher level, down to a lower, and sideways to an equal', () => {
    expect(fits('up', 'village_clinic', 'town_hospital')).toBe(true)
    expect(fits('up', 'county_hospital', 'tcm_hospital')).toBe(false)
    expect(fits('lateral', 'county_hospital', 'tcm_hospital')).toBe(true)
    expect(fits('down', 'county_hospital', 'town_hospital')).toBe(true)
  })
})
