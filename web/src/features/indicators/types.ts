import type { components } from '@/api/schema'

type Wire = components['schemas']
export type IndicatorView = Wire['IndicatorView']
export type LeagueLine = Wire['LeagueLine']
export type CommunityStanding = Wire['CommunityStanding']
export type Reading = Wire['Reading']
export type PeriodChoice = Wire['PeriodChoice']
export type Comparison = Wire['Comparison']
export type ComparisonLine = Wire['ComparisonLine']
export type Brief = Wire['Brief']
export type BriefLine = Wire['BriefLine']
export type BriefDecision = Wire['BriefDecision']
