# -*- coding: koi8-r -*-
x = "п"
