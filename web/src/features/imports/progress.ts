import type { ImportJob } from '@/api/types'

/** Share of the file that has been read, in whole percent; a finished one is whole. */
export function percentRead(job: Pick<ImportJob, 'state' | 'bytesRead' | 'size'>): number {
  if (job.state === 'done') return 100
  if (job.size <= 0) return 0
  return Math.min(99, Math.floor((job.bytesRead / job.size) * 100))
}

/** Seconds left at the pace so far; unknown until a twentieth of the file has been read. */
export function secondsLeft(
  job: Pick<ImportJob, 'bytesRead' | 'size' | 'startedAt'>,
  now: number,
): number | null {
  const spent = (now - Date.parse(job.startedAt)) / 1000
  const share = job.size > 0 ? job.bytesRead / job.size : 0
  if (!(spent > 0) || share < 0.05) return null
  return Math.ceil((spent * (1 - share)) / share)
}
