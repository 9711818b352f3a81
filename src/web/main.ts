import './components/base.css'
import { createApp } from 'vue'
import App from './App.vue'
import { applyDisplay } from './display.ts'

applyDisplay()
createApp(App).mount('#app')
