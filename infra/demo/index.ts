export { type DemoLogin, demoSellerEmail, ensureDemoAccounts, readDemoLogins } from './accounts.ts'
export { drawDemoPicture } from './pictures/index.ts'
export { type SeedProgress, seedDemo } from './seed.ts'
