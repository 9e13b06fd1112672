import type { components } from '@/api/schema'

type Wire = components['schemas']
export type InstitutionFigures = Wire['InstitutionFigures']
export type PlaceCard = Wire['PlaceCard']
export type FigureGroup = Wire['FigureGroup']
export type SourceGrid = Wire['SourceGrid']
export type PlaceEvent = Wire['PlaceEvent']
export type ClinicTable = Wire['ClinicTable']
