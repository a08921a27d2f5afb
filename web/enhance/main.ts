import './search-box.ts'
