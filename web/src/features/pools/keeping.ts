import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']

function useKeep<T, R>(change: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: ['pools'] }) })
}
const at = (institution: string) => ({ path: { institution } })

export const useAddBeds = () =>
  useKeep(({ institution, body }: { institution: string; body: Schemas['BedsNew'] }) =>
    data(api.POST('/api/pools/{institution}/beds', { params: at(institution), body })),
  )

export const useChangeBed = () =>
  useKeep(({ bed, body }: { bed: number; body: Schemas['BedKeep'] }) =>
    data(api.PUT('/api/pools/beds/{bed}', { params: { path: { bed } }, body })),
  )

export type BedAct = 'closing' | 'opening' | 'cleaning'
export const useBedAct = () =>
  useKeep(({ bed, act, version, reason }: { bed: number; act: BedAct; version: number; reason?: string }) =>
    data(api.POST(`/api/pools/beds/{bed}/${act}`, { params: { path: { bed } }, body: { version, ...(reason && { reason }) } })),
  )

export const usePlanSessions = () =>
  useKeep(({ institution, body }: { institution: string; body: Schemas['SessionsNew'] }) =>
    data(api.POST('/api/pools/{institution}/sessions', { params: at(institution), body })),
  )

export const useResize = () =>
  useKeep(({ session, version, capacity }: { session: number; version: number; capacity: number }) =>
    data(api.POST('/api/pools/sessions/{session}/capacity', { params: { path: { session } }, body: { version, capacity } })),
  )

export const useCancelSession = () =>
  useKeep(({ session, version, reason }: { session: number; version: number; reason: string }) =>
    data(api.POST('/api/pools/sessions/{session}/cancellation', { params: { path: { session } }, body: { version, reason } })),
  )

export const useAddDevice = () =>
  useKeep(({ institution, body }: { institution: string; body: Schemas['DeviceKeep'] }) =>
    data(api.POST('/api/pools/{institution}/devices', { params: at(institution), body })),
  )

export const useChangeDevice = () =>
  useKeep(({ device, body }: { device: number; body: Schemas['DeviceKeep'] }) =>
    data(api.PUT('/api/pools/devices/{device}', { params: { path: { device } }, body })),
  )

export const useDeviceAct = () =>
  useKeep(({ device, act, version, reason }: { device: number; act: 'closing' | 'opening'; version: number; reason?: string }) =>
    data(api.POST(`/api/pools/devices/{device}/${act}`, { params: { path: { device } }, body: { version, ...(reason && { reason }) } })),
  )
