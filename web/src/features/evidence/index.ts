export { default as EvidenceList } from './EvidenceList.vue'
export { useEvidence } from './queries'
