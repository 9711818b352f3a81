import { describeCrashes } from './journeys/crash.ts'

describeCrashes('pglite')
