export { drawDemoPicture } from './pictures/index.ts'
export {
  type DemoLogin,
  demoSellerEmail,
  ensureDemoAccounts,
  readDemoLogins,
  type SeedProgress,
  seedDemo,
} from './seed.ts'
