/** What other features need of the register: institutions to choose from. */
export { useInstitutions } from './queries'
