import './components/base.css'
import { createApp } from 'vue'
import App from './App.vue'
import { applyDisplay } from './display.ts'
import { takeToken } from './session.ts'

takeToken()
applyDisplay()
createApp(App).mount('#app')
