import { describeCrashes } from './journeys/crash.ts'

describeCrashes('embedded')
