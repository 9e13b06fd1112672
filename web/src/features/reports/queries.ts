import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import { api, data, sendForm } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type ReturnView = Schemas['ReturnView']
export type ReturnHead = Schemas['ReturnHead']
export type ReturnStep = Schemas['ReturnStep']
export type ReturnCell = Schemas['ReturnCell']
export type ReturnFinding = Schemas['ReturnFinding']
export type FormSection = Schemas['FormSection']
export type FormCellRule = Schemas['FormCellRule']
export type OwedReturn = Schemas['OwedReturn']
export type WaitingReturn = Schemas['WaitingReturn']
export type FormInUse = Schemas['FormInUse']

export const useDesk = (month: Ref<string | undefined>) =>
  useQuery({
    queryKey: ['returns', 'desk', month],
    queryFn: () => data(api.GET('/api/returns/desk', { params: { query: { ...(month.value && { month: month.value }) } } })),
  })

export const viewKey = (id: string) => ['return', id]
export const useReturn = (id: Ref<string>) =>
  useQuery({
    queryKey: computed(() => viewKey(id.value)),
    queryFn: () => data(api.GET('/api/returns/{id}', { params: { path: { id: Number(id.value) } } })),
  })

export interface Begin {
  pack: string
  form: string
  period: string
  unitCode: string
}
export function useBegin() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Begin) => data(api.POST('/api/returns', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['returns'] }),
  })
}

export const saveCells = (id: string, body: Schemas['CellsFilled']) =>
  data(api.PUT('/api/returns/{id}/cells', { params: { path: { id: Number(id) } }, body }))

export type Act = 'submission' | 'approval' | 'sending-back' | 'locking' | 'reopening'
export interface ActAsked {
  act: Act
  version: number
  reason?: string
  to?: 'filler' | 'below'
}
/** Every act on one return answers with where it stands then; what is shown of it is asked anew. */
export function useActs(id: Ref<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ act, ...body }: ActAsked) => data(api.POST(`/api/returns/{id}/${act}`, { params: { path: { id: Number(id.value) } }, body })),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['return'] }), queries.invalidateQueries({ queryKey: ['returns'] })]),
  })
}

export const useAmend = (id: Ref<string>) =>
  useMutation({
    mutationFn: ({ version, reason }: { version: number; reason: string }) =>
      data(api.POST('/api/returns/{id}/amendment', { params: { path: { id: Number(id.value) } }, body: { version, reason } })),
  })

/** Filled anew from the records, or moved to the form's newest version: answers with the whole return. */
export function useAnew(id: Ref<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ what, version }: { what: 'refilling' | 'form-version'; version: number }) =>
      data(api.POST(`/api/returns/{id}/${what}`, { params: { path: { id: Number(id.value) } }, body: { version } })),
    onSuccess: (view) => queries.setQueryData(viewKey(id.value), view),
  })
}

export function useApproveAll() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (returns: { id: number; version: number }[]) => data(api.POST('/api/returns/approvals', { body: { returns } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['returns'] }),
  })
}

export type FormProgress = Schemas['FormProgress']
export const useBoard = (month: Ref<string | undefined>, county: Ref<string | undefined>, wanted: Ref<boolean> = ref(true)) =>
  useQuery({
    queryKey: ['returns', 'board', month, county],
    enabled: wanted,
    queryFn: () => data(api.GET('/api/returns/board', { params: { query: { ...(month.value && { month: month.value }), ...(county.value && { county: county.value }) } } })),
  })

export interface BoardAsked {
  county: string
  pack: string
  form: string
  period: string
}
export const useUnits = (asked: Ref<BoardAsked | null>) =>
  useQuery({
    queryKey: ['returns', 'units', asked],
    enabled: computed(() => asked.value !== null),
    queryFn: () => data(api.GET('/api/returns/board/units', { params: { query: asked.value ?? { county: '', pack: '', form: '', period: '' } } })),
  })

export type ReturnWorkbookTaken = Schemas['ReturnWorkbookTaken']
export function sendWorkbook(id: string, version: number, file: File) {
  const form = new FormData()
  form.append('version', String(version))
  form.append('file', file)
  return sendForm<ReturnWorkbookTaken>(`/api/returns/${id}/workbook`, form)
}

export type FindingLine = Schemas['FindingLine']
export const useFindings = (id: Ref<string>) =>
  useQuery({
    queryKey: computed(() => ['return', id.value, 'findings']),
    queryFn: () => data(api.GET('/api/returns/{id}/findings', { params: { path: { id: Number(id.value) } } })),
  })

export interface Answer {
  finding: FindingLine
  words: string
  /** Null where the owner explains; else what a reviewer decides. */
  holds: boolean | null
}
export function useAnswer() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ finding, words, holds }: Answer) => {
      const path = { id: finding.id }
      return holds === null
        ? data(api.POST('/api/returns/findings/{id}/explanation', { params: { path }, body: { version: finding.version, words } }))
        : data(api.POST('/api/returns/findings/{id}/decision', { params: { path }, body: { version: finding.version, holds, ...(words && { words }) } }))
    },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['return'] }), queries.invalidateQueries({ queryKey: ['returns', 'findings'] })]),
  })
}

/** What the records would give now; asked only when somebody wants to know. */
export const useNow = (id: Ref<string>, wanted: Ref<boolean>) =>
  useQuery({
    queryKey: computed(() => ['return', id.value, 'now']),
    enabled: wanted,
    queryFn: () => data(api.GET('/api/returns/{id}/now', { params: { path: { id: Number(id.value) } } })),
  })

export const usePublish = (id: Ref<string>) =>
  useMutation({ mutationFn: () => data(api.POST('/api/returns/{id}/publication', { params: { path: { id: Number(id.value) } } })) })

export const usePublic = (county: Ref<string | undefined>) =>
  useQuery({
    queryKey: ['returns', 'public', county],
    enabled: computed(() => county.value !== undefined),
    queryFn: () => data(api.GET('/api/returns/public', { params: { query: { county: county.value ?? '' } } })),
  })

export interface FindingsAsked {
  county: string
  state?: string
  owner?: string
}
export const useCountyFindings = (asked: Ref<FindingsAsked>) =>
  useInfiniteQuery({
    queryKey: ['returns', 'findings', asked],
    enabled: computed(() => asked.value.county !== ''),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => data(api.GET('/api/returns/findings', { params: { query: { ...asked.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })

export type DrawShown = Schemas['DrawShown']
export const useDraws = (county: Ref<string>) =>
  useInfiniteQuery({
    queryKey: ['returns', 'draws', county],
    enabled: computed(() => county.value !== ''),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => data(api.GET('/api/returns/draws', { params: { query: { county: county.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const useDraw = (id: Ref<string>) =>
  useQuery({
    queryKey: ['returns', 'draw', id],
    queryFn: () => data(api.GET('/api/returns/draws/{id}', { params: { path: { id: Number(id.value) } } })),
  })

export function useDrawing() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['DrawAsked']) => data(api.POST('/api/returns/draws', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['returns', 'draws'] }),
  })
}

export const useCheckSheet = (id: Ref<string>) =>
  useQuery({
    queryKey: ['returns', 'check', id],
    queryFn: () => data(api.GET('/api/returns/spot-checks/{id}', { params: { path: { id: Number(id.value) } } })),
  })

export function useCheckResult(id: Ref<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { version: number; seen: Record<string, string>; words?: string }) => data(api.POST('/api/returns/spot-checks/{id}/result', { params: { path: { id: Number(id.value) } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['returns'] }),
  })
}
