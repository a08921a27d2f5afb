import { loadSettings } from '../settings.ts'

// As the server does before a page is loaded.
loadSettings()
