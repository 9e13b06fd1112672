import { describe, expect, it } from 'vitest'
import { says, soughtIn } from './sought'

describe('what is typed to find a resident', () => {
  it('is an identity number, a phone or a name by how it looks', () => {
    expect(soughtIn(' 445322 19900307 047x ')).toEqual({ identityNumber: '44532219900307047x' })
    expect(soughtIn('138-0013 8471')).toEqual({ phone: '138-00138471' })
    expect(soughtIn('+86 13800138471')).toEqual({ phone: '+8613800138471' })
    expect(soughtIn('0766-7331234')).toEqual({ phone: '0766-7331234' })
    expect(soughtIn(' 林松坤 ')).toEqual({ name: '林松坤' })
  })
  it('may be nothing', () => {
    expect(soughtIn('  ')).toBeNull()
  })
})

describe('a reason', () => {
  it('needs words only where the purpose says nothing', () => {
    expect(says({ purpose: 'follow_up', words: '' })).toBe(true)
    expect(says({ purpose: 'other', words: ' 看看 ' })).toBe(false)
    expect(says({ purpose: 'other', words: '家属来电' })).toBe(true)
  })
})
